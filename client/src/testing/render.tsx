import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import type { ComponentType } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import type { Schemas } from "@/api/client";
import { sessionKey } from "@/api/query-client";

/** Renders a screen at an address, with a query cache of its own; for somebody, where the screen asks who is signed in. */
export function renderScreen(Screen: ComponentType, route: string, address: string, session?: Schemas["Session"]) {
  const router = createMemoryRouter(
    [
      { path: route, Component: Screen },
      { path: "*", element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (session) {
    client.setQueryData(sessionKey, session);
  }
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
