/** operations.md, People and permissions, as published and said once more here: lib/ops/permissions.ts answers to it. An ADMIN may everything. */
const support = ["impersonate", "view_config"] as const;
export const published = {
  SUPPORT_L1: support,
  SUPPORT_L2: [...support, "view_errors", "view_jobs"],
  SUPPORT_L3: [...support, "view_errors", "view_jobs", "modify_config"],
  IMPLEMENTATION: [...support, "manage_projects", "run_migrations"],
  HOTLINE_OPS: ["view_global_qa", "bulk_qa_actions", "manage_directives", "view_operator_status"],
  CLIENT_SUCCESS: ["view_health_scores", "view_usage_metrics", "view_benchmarks"],
} as const;
