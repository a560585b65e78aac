import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** A customer's product and a customer's solution are alike to telemetry; only their tables differ, and an external id is the product's alone. */
export const kinds = {
  product: {
    assignments: Prisma.sql`customer_products`, parentId: Prisma.sql`"productId"`, parentName: Prisma.sql`"productName"`,
    isNamed: Prisma.sql`(w.assignment is null or cp.id = w."assignmentId" or cp."externalId" = w.assignment or cp.name = w.assignment)`,
    plans: Prisma.sql`adoption_plans`, assignmentId: Prisma.sql`"customerProductId"`, tasks: Prisma.sql`customer_tasks`, planId: Prisma.sql`"adoptionPlanId"`, taskId: Prisma.sql`"customerTaskId"`,
  },
  solution: {
    assignments: Prisma.sql`customer_solutions`, parentId: Prisma.sql`"solutionId"`, parentName: Prisma.sql`"solutionName"`, isNamed: Prisma.sql`(w.assignment is null or cp.id = w."assignmentId" or cp.name = w.assignment)`,
    plans: Prisma.sql`solution_adoption_plans`, assignmentId: Prisma.sql`"customerSolutionId"`, tasks: Prisma.sql`customer_solution_tasks`, planId: Prisma.sql`"solutionAdoptionPlanId"`, taskId: Prisma.sql`"customerSolutionTaskId"`,
  },
} as const;
export type Kind = keyof typeof kinds;
