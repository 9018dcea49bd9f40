import { DBOS } from "@dbos-inc/dbos-sdk";
import { openStore } from "@/server/store/open-store";

// Opening and launching once makes all tables, the engine's too; the names are those of server/runs/launch.ts.
const [dataDir = ""] = process.argv.slice(2);
const store = await openStore({ dataDir });
DBOS.setConfig({ name: "slipway", applicationVersion: "1", systemDatabasePool: store.pool, logLevel: "error" });
await DBOS.launch();
await DBOS.shutdown();
await store.close();
