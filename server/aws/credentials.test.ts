import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { defaultCredentials } from "./credentials";

const folder = mkdtempSync(path.join(tmpdir(), "credentials-"));
const file = path.join(folder, "credentials");

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

test("credentials that were renewed in the file are seen without a restart", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const write = (key: string) =>
    writeFileSync(file, `[default]\naws_access_key_id = ${key}\naws_secret_access_key = a-secret\n`);
  for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"]) delete process.env[name];
  Object.assign(process.env, {
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-012345678",
    SLIPWAY_API_TOKEN: "a-token-that-only-the-tests-know-0123456789",
  });
  const keyAt = async () => (await defaultCredentials()()).accessKeyId;
  write("AKIABEFORE");
  expect(await keyAt()).toBe("AKIABEFORE");
  write("AKIAAFTER");
  expect(await keyAt()).toBe("AKIABEFORE");
  vi.setSystemTime(Date.now() + 31_000);
  expect(await keyAt()).toBe("AKIAAFTER");
});
