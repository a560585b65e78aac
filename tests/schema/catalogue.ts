import { connected } from "./trial";

export type Column = { name: string; type: string; enumValue: string | null; isRequired: boolean; hasDefault: boolean; isGenerated: boolean };
export type Reference = { name: string; columns: string[]; target: string; targetColumns: string[]; onDelete: "a" | "r" | "c" | "n" | "d"; emptied: string[] };
export type Unique = { name: string; columns: string[]; predicate: string | null; isNullsNotDistinct: boolean; isDeferrable: boolean };
/** `key` is the column that names the tenant, as its policy says; null where a table belongs to none. */
export type Table = { name: string; key: string | null; columns: Column[]; references: Reference[]; uniques: Unique[] };

let read: Promise<Map<string, Table>> | undefined;

/** Every table, from the database's own catalogue; asked once per test file. Partitions are their parent. */
export function catalogue(): Promise<Map<string, Table>> {
  return (read ??= connected("owner", async (sql) => {
    const tables = await sql.rows<Table>(`
      select c.relname as name,
        (select substring(pg_get_expr(p.polqual, p.polrelid) from '^\\("?(\\w+)"? = ') from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant') as key,
        (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isRequired', a.attnotnull,
            'hasDefault', a.atthasdef, 'isGenerated', a.attgenerated <> '',
            'enumValue', (select e.enumlabel from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder limit 1)) order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select coalesce(json_agg(json_build_object('name', k.conname, 'target', k.confrelid::regclass::text, 'onDelete', k.confdeltype,
            'columns', ${names("k.conrelid", "k.conkey")}, 'targetColumns', ${names("k.confrelid", "k.confkey")}, 'emptied', ${names("k.conrelid", "k.confdelsetcols")}) order by cardinality(k.conkey), k.conname), '[]')
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0) as references,
        (select coalesce(json_agg(json_build_object('name', i.relname, 'columns', ${names("x.indrelid", "x.indkey::int2[]")}, 'predicate', pg_get_expr(x.indpred, x.indrelid),
            'isNullsNotDistinct', x.indnullsnotdistinct, 'isDeferrable', not x.indimmediate or exists (select from pg_constraint k where k.conindid = i.oid and k.condeferrable)) order by i.relname), '[]')
          from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and x.indisunique and not x.indisprimary) as uniques
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations' order by 1`);
    return new Map(tables.map((table) => [table.name, table]));
  }));
}

/** The tables whose rows belong to a tenant. */
export async function tenantTables() {
  return [...(await catalogue()).values()].flatMap((table) => (table.key ? [{ ...table, key: table.key }] : []));
}

function names(table: string, numbers: string) {
  return `(select coalesce(json_agg(a.attname order by n.place), '[]') from unnest(${numbers}) with ordinality n (number, place) join pg_attribute a on a.attrelid = ${table} and a.attnum = n.number)`;
}
