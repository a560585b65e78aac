import { Content } from "@/components/layout/record-layout";
import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** A page with a header and a list, until the real one is here. */
export default function WorkspaceLoading() {
  return (
    <>
      <Loading what="the page" className="flex h-(--h-header) flex-none items-center border-b border-line bg-surface px-6 max-md:px-4">
        <Skeleton className="h-4 w-28" />
      </Loading>
      <Content><SkeletonRows rows={10} /></Content>
    </>
  );
}
