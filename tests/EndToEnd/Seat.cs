using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lantu.EndToEnd;

/// <summary>
/// A place at a screen: a browser of one's own with one page. Who leaves it leaves nothing behind (cookies, stored edits, permissions, intercepted
/// requests), and the next one sits down at a browser that has run the client before: a page then takes half the time that it takes in a new one.
/// </summary>
internal sealed class Seat
{
    private static readonly ConcurrentStack<Seat> Free = [];

    private static readonly int[] Refusals = [401, 403, 404, 412, 422];

    private readonly string address;

    private Seat(string address, IPage page)
    {
        (this.address, Page) = (address, page);
        page.Console += (_, message) =>
        {
            // The browser reports every 401 of the question "who am I" before sign-in, and refusals that a test provokes; all else is a fault.
            if (message.Type == "error" && !Refusals.Any(status => message.Text.Contains($"status of {status} ", StringComparison.Ordinal)))
            {
                Complaints.Add(message.Text.Contains("status of 5", StringComparison.Ordinal) ? $"{message.Text}\n{LantuProcess.LastWordsAt(address)}" : message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the page complained of since somebody sat down.</summary>
    public List<string> Complaints { get; private set; } = [];

    public static async Task<Seat> TakeAsync(string address, int width, int height, ColorScheme theme)
    {
        if (address != RunningLantu.Address || !Free.TryPop(out var seat))
        {
            // The product's days are Shanghai's, and so is the clock of whoever uses it.
            var context = await RunningLantu.Browser.NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", BaseURL = address });
            context.SetDefaultTimeout(Person.Patience);
            // The first page of a run waits for a server that has just started.
            context.SetDefaultNavigationTimeout(60_000);
            seat = new Seat(address, await context.NewPageAsync());
        }

        await seat.Page.SetViewportSizeAsync(width, height);
        await seat.Page.EmulateMediaAsync(new() { ColorScheme = theme });
        seat.Complaints = [];
        return seat;
    }

    /// <summary>Frees it for the next one, if it can be cleared; a page that a failed test has left hanging is closed.</summary>
    public async Task LeaveAsync()
    {
        if (address != RunningLantu.Address || !await ClearAsync())
        {
            await Page.Context.CloseAsync();
            return;
        }

        Free.Push(this);
    }

    private async Task<bool> ClearAsync()
    {
        var context = Page.Context;
        try
        {
            await Page.UnrouteAllAsync();
            await context.SetOfflineAsync(false);
            await context.ClearPermissionsAsync();
            // An answer of the API ends the client's page and keeps its process.
            await Page.GotoAsync("/api/v1/session");
            var devTools = await context.NewCDPSessionAsync(Page);
            await devTools.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = address, ["storageTypes"] = "all" });
            await devTools.DetachAsync();
            await context.ClearCookiesAsync();
            return true;
        }
        catch (Exception broken) when (broken is PlaywrightException or TimeoutException)
        {
            return false;
        }
    }
}
