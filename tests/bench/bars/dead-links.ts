import type { Bar } from "../support/bench";
import { withClient } from "../support/database";
import { visitor } from "../support/http";
import { interleave, ms, timed } from "../support/measuring";
import { DEAD, openPortal } from "../support/portal";
import { held } from "../support/results";
import { startServer } from "../support/server";

/** A progress link that is wrong, expired, revoked or of a cancelled project answers alike, also in the time it takes. */
export const deadLinks: Bar = {
  name: "dead-links",
  async measure(bench) {
    await bench.server(); // built
    const portal = await openPortal("portal_links", 50);
    const server = await startServer(portal);
    bench.atEnd(() => server.stop().then(portal.drop));
    const { ask } = visitor(server.origin, "");
    return withClient(portal.owner, async (owner) => {
      const knock = (token: string) => async () => {
        await owner.query("delete from rate_limits"); // so many knocks would all be refused alike
        return timed(async () => {
          const { status } = await ask(`/progress/${token}`);
          if (status !== 404) throw new Error(`A dead link was answered ${status}.`);
        });
      };
      const times = await interleave(Math.max(200, bench.rounds), { wrong: knock(DEAD.wrong), expired: knock(DEAD.expired), revoked: knock(DEAD.revoked), cancelled: knock(DEAD.cancelled) }, 20);
      const medians = Object.values(times).map(({ p50 }) => p50);
      const said = Object.entries(times).map(([kind, took]) => `${kind} ${ms(took)}`).join(", ");
      return [held("dead-links", Math.max(...medians) / Math.min(...medians), 1.1, `slowest ÷ fastest median: ${said}`)];
    });
  },
};
