import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** A product's plan and a solution's own tasks are alike; only their tables differ. */
export const kinds = {
  product: {
    plans: Prisma.sql`adoption_plans`, tasks: Prisma.sql`customer_tasks`, planId: Prisma.sql`"adoptionPlanId"`, taskId: Prisma.sql`"customerTaskId"`, taskIds: Prisma.sql`"customerTaskIds"`, parentId: Prisma.sql`"productId"`,
    tagId: Prisma.sql`"productTagId"`, originalTagId: Prisma.sql`"originalProductTagId"`, tags: Prisma.sql`product_tags`, plan: "AdoptionPlan", task: "CustomerTask",
    assignments: Prisma.sql`customer_products`, assignmentId: Prisma.sql`"customerProductId"`, parents: Prisma.sql`products`, parentName: Prisma.sql`"productName"`, days: Prisma.sql`adoption_progress_days`,
  },
  solution: {
    plans: Prisma.sql`solution_adoption_plans`, tasks: Prisma.sql`customer_solution_tasks`, planId: Prisma.sql`"solutionAdoptionPlanId"`,
    taskId: Prisma.sql`"customerSolutionTaskId"`, taskIds: Prisma.sql`"customerSolutionTaskIds"`, parentId: Prisma.sql`"solutionId"`,
    tagId: Prisma.sql`"solutionTagId"`, originalTagId: Prisma.sql`"originalSolutionTagId"`, tags: Prisma.sql`solution_tags`, plan: "SolutionAdoptionPlan", task: "CustomerSolutionTask",
    assignments: Prisma.sql`customer_solutions`, assignmentId: Prisma.sql`"customerSolutionId"`, parents: Prisma.sql`solutions`, parentName: Prisma.sql`"solutionName"`, days: Prisma.sql`solution_progress_days`,
  },
} as const;
export type Kind = keyof typeof kinds;
