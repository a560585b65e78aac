import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { carryOut, exported, richCatalog, rowsOf, send } from "./workbook-scene";

const isInstalled = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** A suite that installs nothing cannot have it everywhere; how LibreOffice writes is proved without it in tests/sheets. */
test.skipIf(!isInstalled)("LibreOffice itself saves the workbook and changes nothing, or exactly what was edited in it (needs soffice)", { timeout: 120_000 }, async () => {
  const scene = await richCatalog();
  const { ctx, productId } = scene;
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-"));
  try {
    const convert = (from: string, to: "fods" | "xlsx") => void execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", folder, path.join(folder, from)], { stdio: "ignore" });
    writeFileSync(path.join(folder, "product.xlsx"), await exported(ctx, productId));
    convert("product.xlsx", "fods");
    const sheet = readFileSync(path.join(folder, "product.fods"), "utf8");
    convert("product.fods", "xlsx");
    expect(await send(ctx, productId, readFileSync(path.join(folder, "product.xlsx")))).toMatchObject({ faults: [], sheets: [], counts: { writes: 0, missing: 0 } });

    writeFileSync(path.join(folder, "product.fods"), sheet.replace(">Invite reviewers<", ">Invite all reviewers<").replace('office:value="250.5"', 'office:value="260"'));
    convert("product.fods", "xlsx");
    const file = readFileSync(path.join(folder, "product.xlsx"));
    const before = await rowsOf(scene);
    const preview = await send(ctx, productId, file);
    expect(preview.sheets.flatMap(({ changed }) => changed.flatMap(({ fields }) => fields.map(({ field, from, to }) => [field, from, to])))).toEqual([["Task", "Invite reviewers", "Invite all reviewers"], ["Value", "250.5", "260"]]);
    expect(await rowsOf(scene)).toEqual(before);
    await carryOut(ctx, productId, file);
    expect(await getCatalogProduct(ctx, { productId })).toMatchObject({ weight: "60.00", tasks: [{}, {}, { name: "Invite all reviewers" }] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
