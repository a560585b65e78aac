import { Box } from "@/components/layout/record-layout";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import { PHASES } from "@/lib/projects/rules/kinds";
import type { TemplateTask } from "@/lib/projects/rules/templates";
import { phaseLabels, sideLabels, visibilityLabels } from "@/lib/projects/rules/words";

/** The tasks of a template by phase. It is changed by saving an edited project. */
export function TemplateTasks({ tasks }: { tasks: readonly TemplateTask[] }) {
  const nameOf = new Map(tasks.map(({ key, name }) => [key, name]));
  return PHASES.filter((phase) => tasks.some((task) => task.phase === phase)).map((phase) => (
    <Box key={phase} flush title={phaseLabels[phase]} aside={`${tasks.filter((task) => task.phase === phase).length} tasks`}>
      <Table label={phaseLabels[phase]} framed={false}>
        <THead><Th>Task</Th><Th>Side</Th><Th>Client sees</Th><Th numeric>Days</Th><Th numeric>Hours</Th><Th>Waits for</Th></THead>
        <TBody>
          {tasks.filter((task) => task.phase === phase).map(({ key, name, isRequired, side, visibility, days, hours, after }) => (
            <Tr key={key}>
              <Td className="min-w-48 font-medium">{name}{!isRequired && <span className="font-normal text-ink-3"> optional</span>}</Td>
              <Td>{sideLabels[side]}</Td>
              <Td className="whitespace-nowrap">{visibilityLabels[visibility]}</Td>
              <Td numeric>{days}</Td>
              <Td numeric>{hours ?? ""}</Td>
              <Td className="min-w-40 text-ink-2">{after.map((needed) => nameOf.get(needed)).join(", ")}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Box>
  ));
}
