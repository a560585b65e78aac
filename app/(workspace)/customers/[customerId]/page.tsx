import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { CustomerRecord } from "@/components/customers/customer-record";
import { listCustomerPlans } from "@/lib/adoption/queries/portfolio";
import { listAttachments } from "@/lib/attachments/queries";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getCustomer } from "@/lib/customers/queries/record";
import { listTimeline } from "@/lib/customers/queries/timeline";
import { GetCustomer } from "@/lib/customers/rules";
import { ListTimeline } from "@/lib/customers/rules/timeline";
import { listFields } from "@/lib/fields/queries";
import { listImplementations } from "@/lib/projects/queries";
import { rememberView } from "@/lib/recent/commands";
import * as activities from "../../activities/actions";
import * as adoptions from "../../adoption/actions";
import * as attachments from "../../attachments/actions";
import * as changes from "../../changes/actions";
import { showPresence } from "../../presence/actions";
import * as act from "../actions";

type Asked = { params: Promise<{ customerId: string }>; searchParams: Promise<{ show?: string }> };

const load = cache(async (customerId: string) => {
  const ctx = await requireContext("customers.read");
  const asked = GetCustomer.safeParse({ customerId });
  return asked.success ? getCustomer(ctx, asked.data) : notFound();
});

export const generateMetadata = async ({ params }: Asked) => ({ title: (await load((await params).customerId)).name });

export default async function CustomerPage({ params, searchParams }: Asked) {
  const [ctx, customer] = [await requireContext("customers.read"), await load((await params).customerId)];
  const asked = ListTimeline.parse({ customerId: customer.id, kind: (await searchParams).show });
  const [timeline, definitions, files, implementations, adoption] = await Promise.all([listTimeline(ctx, asked), listFields(ctx, { entity: "customers" }), listAttachments(ctx, { customerId: customer.id, limit: 20 }), listImplementations(ctx, { customerId: customer.id }), listCustomerPlans(ctx, { customerId: customer.id })]);
  after(() => rememberView(ctx, { entity: "Customer", entityId: customer.id }));
  return <CustomerRecord customer={customer} kind={asked.kind} timeline={timeline} definitions={definitions} files={files} implementations={implementations} adoption={adoption} currencyCode={ctx.setting.currencyCode} me={ctx.person ?? null} mayPlan={may(ctx, "activities.edit")} actions={{ ...act, ...activities, ...adoptions, ...attachments, ...changes, showPresence }} />;
}
