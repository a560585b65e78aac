import { createServer } from "node:net";
import { say, Stop } from "./say.mjs";

/** The port asked for, or the next free one with a sentence that says so. @param {string | undefined} asked PORT */
export async function choosePort(asked) {
  const wanted = asked ? Number(asked) : 3000;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Stop(`PORT must be a number from 1 to 65535, not "${asked}".`);
  if (wanted === 0) return anyPort();
  for (let port = wanted; port <= Math.min(wanted + 100, 65_535); port++) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) say(`Port ${wanted} is taken, using ${port} instead.`);
    return port;
  }
  throw new Stop(`Port ${wanted} and the 100 after it are taken: choose another with PORT.`);
}

/** Free on every address a server of ours may listen on. */
export async function isFree(port, hosts = ["::", "0.0.0.0", "127.0.0.1", "::1"]) {
  for (const host of hosts) if (!(await canListen(port, host))) return false;
  return true;
}

/** Any free port of the loopback interface. */
export const anyPort = () => listen(0, "127.0.0.1");

async function canListen(port, host) {
  try {
    await listen(port, host);
    return true;
  } catch (error) {
    return error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"; // no such address family here
  }
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen({ port, host }, () => {
      const { port: given } = server.address();
      server.close(() => resolve(given));
    });
  });
}
