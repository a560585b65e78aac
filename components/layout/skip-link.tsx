/** First thing on every page: past the navigation, to what the page is about. */
export function SkipLink() {
  return (
    <a href="#main" className="fixed top-2 left-2 z-(--z-banner) -translate-y-16 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent focus:translate-y-0">
      Skip to content
    </a>
  );
}
