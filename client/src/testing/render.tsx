import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import type { ComponentType } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";

/** Renders a screen at an address, with a query cache of its own. */
export function renderScreen(Screen: ComponentType, route: string, address: string) {
  const router = createMemoryRouter(
    [
      { path: route, Component: Screen },
      { path: "*", element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>,
  );
}
