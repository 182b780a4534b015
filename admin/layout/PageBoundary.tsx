import { Component, type ReactNode } from 'react';

interface PageBoundaryProps {
  /** Another place is another try. */
  readonly place: string;
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A screen that breaks takes itself down and leaves rail and bar standing. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly error: unknown; readonly place: string }> {
  override state = { error: undefined as unknown, place: this.props.place };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error() };
  }

  static getDerivedStateFromProps({ place }: PageBoundaryProps, state: { readonly place: string }) {
    return place === state.place ? null : { error: undefined, place };
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : this.props.fallback(error, () => this.setState({ error: undefined }));
  }
}
