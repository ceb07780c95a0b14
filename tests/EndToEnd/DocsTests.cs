using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd;

/// <summary>The contract as a page: operations and events with their examples, on a desk and on a phone, without a word from anywhere else.</summary>
public sealed class DocsTests
{
    [TestCase(1366, 900)]
    [TestCase(360, 780)]
    public async Task TheContract_ShowsOperationsAndEvents_WithExamples(int width, int height)
    {
        await using var anybody = await Person.OpenAsync(width, height, path: "/docs");
        var page = anybody.Page;
        var events = page.Locator(".webhooks");
        await Expect(events.GetByRole(AriaRole.Heading, new() { Name = "Webhooks" })).ToBeVisibleAsync(new() { Timeout = Person.Patience });
        await events.GetByRole(AriaRole.Button, new() { Name = "post submissionMoved" }).First.ClickAsync();
        await Expect(events.GetByText("\"lantu.submissionMoved\"")).ToBeVisibleAsync();
        await Expect(events.GetByText("Check the signature before anything else")).ToBeVisibleAsync();
        await AssertFitsAsync(anybody);

        // What was answered in a test stands beside what an operation answers.
        await page.GotoAsync("/docs#/Prefill/listSuggestions");
        await page.ReloadAsync();
        await Expect(page.GetByText("\"differ\"").First).ToBeVisibleAsync(new() { Timeout = Person.Patience });
        await AssertFitsAsync(anybody);
        Assert.That(anybody.Complaints, Is.Empty, "errors of the console, refusals of the content security policy among them");
    }

    private static async Task AssertFitsAsync(Person person) =>
        Assert.That(await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"), Is.LessThanOrEqualTo(0), "wider than the window");
}
