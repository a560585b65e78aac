import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";

/** An S3-compatible server in this process, with one bucket; the app is configured for it until `stop`. */
export async function startS3() {
  const directory = mkdtempSync(path.join(tmpdir(), "s3-"));
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name: "files", configs: [] }] });
  const { port } = await server.run();
  const settings = { S3_BUCKET: "files", S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER" };
  Object.assign(process.env, settings);
  return {
    stop: async () => {
      for (const name of Object.keys(settings)) delete process.env[name];
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
