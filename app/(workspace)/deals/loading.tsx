import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The board's boxes, empty. */
export default function DealsLoading() {
  return (
    <Loading what="the board" className="board-page">
      <div className="flex h-(--h-header) flex-none items-center gap-4 border-b border-line bg-surface px-6 max-md:h-14 max-md:px-4">
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-8 w-72 max-md:hidden" />
        <Skeleton className="ml-auto h-8 w-28" />
      </div>
      <div className="flex h-(--h-toolbar) flex-none items-center gap-2 border-b border-line bg-surface px-6 max-md:px-4">
        <Skeleton className="h-[26px] w-16" />
        <Skeleton className="h-[26px] w-28" />
        <Skeleton className="ml-auto w-64 max-md:hidden" />
      </div>
      <div className="board">
        {[5, 4, 4, 3].map((cards, column) => (
          <div key={column} className="col gap-2 pt-4">
            <Skeleton className="w-1/2" /><Skeleton className="mb-3 w-2/3" />
            {Array.from({ length: cards }, (_, card) => <Skeleton key={card} className="h-[107px] rounded-md" />)}
          </div>
        ))}
      </div>
    </Loading>
  );
}
