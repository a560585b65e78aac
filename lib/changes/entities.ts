import type { Permission } from "@/lib/auth/permissions";

type Entity = { table: string; edit: Permission };

/** Every kind of row a change set may hold: where it lives, and who may change it back. */
export const entities = {
  Deal: { table: "deals", edit: "deals.edit" },
  DealLine: { table: "deal_lines", edit: "deals.edit" },
  DealContact: { table: "deal_contacts", edit: "deals.edit" },
  Customer: { table: "customers", edit: "customers.edit" },
  Contact: { table: "contacts", edit: "contacts.edit" },
  Activity: { table: "activities", edit: "activities.edit" },
  Communication: { table: "communications", edit: "activities.edit" },
  Attachment: { table: "attachments", edit: "attachments.edit" },
  CustomerNote: { table: "customer_notes", edit: "customers.edit" },
  CustomerProduct: { table: "customer_products", edit: "customers.edit" },
  Product: { table: "products", edit: "products.edit" },
  Solution: { table: "solutions", edit: "solutions.edit" },
  SolutionProduct: { table: "solution_products", edit: "solutions.edit" },
  SolutionTaskOrder: { table: "solution_task_orders", edit: "solutions.edit" },
  SolutionTag: { table: "solution_tags", edit: "solutions.edit" },
  ProductTag: { table: "product_tags", edit: "products.edit" },
  Task: { table: "tasks", edit: "catalog.edit" }, // and its product or solution, which every change set of a definition names
  License: { table: "licenses", edit: "catalog.edit" },
  Outcome: { table: "outcomes", edit: "catalog.edit" },
  Release: { table: "releases", edit: "catalog.edit" },
  CustomAttribute: { table: "custom_attributes", edit: "catalog.edit" },
  TelemetryAttribute: { table: "telemetry_attributes", edit: "catalog.edit" },
  TaskOutcome: { table: "task_outcomes", edit: "catalog.edit" },
  TaskRelease: { table: "task_releases", edit: "catalog.edit" },
  TaskTag: { table: "task_tags", edit: "catalog.edit" },
  Tag: { table: "tags", edit: "deals.edit" },
  ExchangeRate: { table: "exchange_rates", edit: "rates.edit" },
  Pipeline: { table: "pipelines", edit: "pipelines.edit" },
  PipelineStage: { table: "pipeline_stages", edit: "pipelines.edit" },
  SavedView: { table: "saved_views", edit: "views.edit" },
  User: { table: "users", edit: "people.edit" },
  Organization: { table: "organizations", edit: "organizations.edit" },
  CustomFieldDefinition: { table: "custom_field_definitions", edit: "organizations.edit" },
  ImplementationProject: { table: "implementation_projects", edit: "projects.edit" },
  ImplementationTask: { table: "implementation_tasks", edit: "projects.edit" },
  ImplementationActivity: { table: "implementation_activities", edit: "projects.edit" },
  ImplementationBlocker: { table: "implementation_blockers", edit: "projects.edit" },
  ProjectHold: { table: "project_holds", edit: "projects.edit" },
  GoLiveGate: { table: "go_live_gates", edit: "projects.edit" },
  ReadinessItem: { table: "readiness_items", edit: "projects.edit" },
  ClientComment: { table: "client_comments", edit: "projects.edit" },
  GoLiveSignOff: { table: "go_live_sign_offs", edit: "projects.edit" },
  CustomerSolution: { table: "customer_solutions", edit: "adoption.edit" },
  AdoptionPlan: { table: "adoption_plans", edit: "adoption.edit" },
  SolutionAdoptionPlan: { table: "solution_adoption_plans", edit: "adoption.edit" },
  CustomerTask: { table: "customer_tasks", edit: "adoption.edit" },
  CustomerSolutionTask: { table: "customer_solution_tasks", edit: "adoption.edit" },
  CustomerTaskOutcome: { table: "customer_task_outcomes", edit: "adoption.edit" },
  CustomerTaskRelease: { table: "customer_task_releases", edit: "adoption.edit" },
  CustomerTaskTag: { table: "customer_task_tags", edit: "adoption.edit" },
  CustomerTelemetryAttribute: { table: "customer_telemetry_attributes", edit: "adoption.edit" },
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof entities;

export function entityOf(name: string): Entity {
  const entity = (entities as Record<string, Entity>)[name];
  if (!entity) throw new Error(`No table is known for ${name}`);
  return entity;
}
