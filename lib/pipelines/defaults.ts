/** The sales pipeline every organization starts with. data-model.md, CRM. */
export const DEFAULT_PIPELINE = {
  name: "Sales pipeline",
  stages: [
    { name: "Prospecting", probability: "10", daysInStage: 30, color: "#6B7280" },
    { name: "Qualification", probability: "25", daysInStage: 21, color: "#3B82F6" },
    { name: "Proposal", probability: "50", daysInStage: 14, color: "#8B5CF6" },
    { name: "Negotiation", probability: "75", daysInStage: 7, color: "#F59E0B" },
    { name: "Closed Won", probability: "100", isClosedWon: true, color: "#10B981" },
    { name: "Closed Lost", probability: "0", isClosedLost: true, color: "#EF4444" },
  ],
} as const;
