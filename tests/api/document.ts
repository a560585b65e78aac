type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean };
type Operation = { operationId: string; summary: string; security: { key: string[] }[]; parameters?: Parameter[]; requestBody?: { required: boolean; content: Record<string, { schema: object }> }; responses: Record<string, object> };

/** The OpenAPI document, as far as tests look into it. */
export type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };
