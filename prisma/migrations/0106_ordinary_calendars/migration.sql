-- On an empty calendar no clock can run: whoever has none works Monday to Friday, nine to five, where they are.
update organizations set version = version + 1, "businessCalendar" = jsonb_build_object('zone', timezone, 'holidays', '[]'::jsonb, 'overrides', '[]'::jsonb,
    'windows', (select jsonb_agg(jsonb_build_object('weekday', day, 'from', '09:00', 'to', '17:00') order by place) from unnest(array['MON', 'TUE', 'WED', 'THU', 'FRI']) with ordinality as week (day, place)))
where "businessCalendar" = '{}';
