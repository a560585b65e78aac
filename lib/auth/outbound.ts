import "server-only";
import { lookup } from "node:dns";
import { Agent, type AgentOptions } from "node:https";
import { BlockList, isIP } from "node:net";

const closed = new BlockList();
for (const [net, bits] of [["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["224.0.0.0", 3]] as const) closed.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [["::", 128], ["::1", 128], ["64:ff9b::", 96], ["fc00::", 7], ["fe80::", 10], ["ff00::", 8]] as const) closed.addSubnet(net, bits, "ipv6");

/** An address of our own network, which a tenant's setting must not make us call. IPv4 written as IPv6 counts as IPv4. */
export function isPrivateAddress(address: string) {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(plain) !== 0 && closed.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

/** Where somebody's identity provider stands inside our own network, that is allowed by SSO_PRIVATE_NETWORK=1. */
export function mayCallPrivately() {
  return process.env.NODE_ENV !== "production" || process.env.SSO_PRIVATE_NETWORK === "1";
}

/** How addresses that tenants name are called: over TLS, and never into our own network, whatever the name resolves to at that moment. */
export function outboundOptions() {
  return mayCallPrivately() ? { timeout: 5000 } : { timeout: 5000, agent: new PublicAgent() };
}

class PublicAgent extends Agent {
  override createConnection(options: AgentOptions & { host?: string | undefined }, callback?: Parameters<Agent["createConnection"]>[1]) {
    if (isPrivateAddress(options.host ?? "")) throw new Error("The address is inside our own network.");
    return super.createConnection({ ...options, lookup: publicLookup }, callback);
  }
}

const publicLookup: NonNullable<AgentOptions["lookup"]> = (hostname, options, done) =>
  lookup(hostname, options, (error, address, family) => {
    const found = typeof address === "string" ? [address] : (address ?? []).map((one) => one.address);
    const refusal = error ?? (found.some(isPrivateAddress) ? new Error("The address is inside our own network.") : null);
    done(refusal, address, family);
  });
