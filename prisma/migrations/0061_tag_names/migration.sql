-- A renamed tag: nobody carries the new name until the rows that carry it are rewritten, which counts them (recount_tags). Undo takes the same way back.
create function forget_tag_uses() returns trigger language plpgsql as $$
begin
  new."usageCount" := 0;
  return new;
end $$;

create trigger tag_renamed before update of name on tags for each row when (new.name is distinct from old.name) execute function forget_tag_uses();
