import { AttachmentBox, type AttachmentActions } from "@/components/attachments/attachment-box";
import type { BlockerActions, BlockerPlace } from "@/components/blockers/blocker-actions";
import { BlockerBox } from "@/components/blockers/blocker-box";
import { BlockerDesk } from "@/components/blockers/blocker-desk";
import { handlingOf } from "@/components/blockers/blocker-place";
import { Live } from "@/components/changes/live";
import { Conversation } from "@/components/progress/conversation";
import { LinkManager, type LinkActions } from "@/components/progress/link-manager";
import { TalkDesk, type AnswerAction } from "@/components/progress/talk-desk";
import { topicsOf } from "@/components/progress/topics";
import { UnansweredHint } from "@/components/progress/unanswered-hint";
import type { AttachmentPage } from "@/lib/attachments/queries";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { LogPage, Person, ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import type { ListLog } from "@/lib/ops/projects/rules";
import type { LinkRow } from "@/lib/progress/queries";
import type { Said } from "@/lib/progress/shapes";
import { isOpen } from "@/lib/projects/rules/standing";
import { LogComposer } from "./log-composer";
import type { ProjectActions } from "./project-actions";
import { ProjectLog } from "./project-log";
import { ProjectRecord } from "./project-record";
import { ProjectUndo, type UndoAction } from "./project-undo";

type Props = {
  project: ProjectPicture; people: readonly Person[]; me: string; asked: ListLog; page: LogPage; blockers: readonly BlockerView[]; attributes: BlockerPlace["attributes"]; heard: BlockerPlace["heard"];
  links: readonly LinkRow[]; said: readonly Said[]; isMailed: boolean; /** Where this picture began among what happens. */ cursor: string; files: AttachmentPage; actions: ProjectActions & BlockerActions & LinkActions & { answerClient: AnswerAction; deleteFile: AttachmentActions["deleteAttachment"]; undoFile: AttachmentActions["undoChangeSet"]; undoChange: UndoAction };
};

/** A project with what other nouns put on it: blockers, what was said with the client, its links, files. */
export function ProjectDesk({ project, people, me, asked, page, blockers, attributes, heard, links, said, isMailed, cursor, files, actions }: Props) {
  const projectId = project.id;
  const staff = people.map(({ id, name }) => ({ id, name }));
  const handling = handlingOf(project, { staff, attributes, heard }, actions);
  const parts = {
    log: <ProjectLog projectId={projectId} asked={asked} page={page} composer={<LogComposer projectId={projectId} onLog={actions.logActivity} />} />,
    blockers: <BlockerBox blockers={blockers} {...handling} />,
    hint: <UnansweredHint />,
    talk: <Conversation clientName={project.clientName} topics={topicsOf(project, blockers)} />,
    links: <LinkManager projectId={projectId} links={links} isMailed={isMailed} actions={actions} />,
    files: <AttachmentBox page={files} door={{ address: "/api/ops/attachments", place: { projectId } }} actions={{ deleteAttachment: actions.deleteFile, undoChangeSet: actions.undoFile }} />,
  };
  return (
    <ProjectUndo onUndo={actions.undoChange}>
      <Live cursor={cursor} personId={null} address={`/api/ops/changes?projectId=${projectId}&`} />
      <TalkDesk talk={{ projectId, said, answer: isOpen(project) ? actions.answerClient : null }}><BlockerDesk {...handling}><ProjectRecord project={project} people={staff} me={me} actions={actions} {...parts} /></BlockerDesk></TalkDesk>
    </ProjectUndo>
  );
}
