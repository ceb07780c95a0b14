using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using static Lantu.EndToEnd.ScreenTests;
using static Microsoft.Playwright.Assertions;

namespace Lantu.EndToEnd.Journeys;

/// <summary>报告模板: fetched, changed as in Word, put back, and the shipped one again; what cannot serve says what it lacks.</summary>
public sealed class ReportTemplateTests
{
    [Test]
    public async Task ATemplate_IsFetched_ChangedAndPutBack_AndTheShippedOneServesAgain()
    {
        await using var admin = await Person.SignInAsync("admin", path: "/plans/quzhou-eco-14/evaluations");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "报告模板" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("目前使用蓝图自带的模板");
        await AssertCleanAsync(admin);
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "下载模板" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("评估报告模板.docx"));
        var shipped = await File.ReadAllBytesAsync(await download.PathAsync());

        var refused = page.WaitForResponseAsync(r => r.Status == 422);
        await PutAsync(dialog, Changed(shipped, body => body.Elements<Paragraph>().Single(p => p.InnerText == "{{报告正文}}").Remove()));
        await refused;
        await Expect(dialog).ToContainTextAsync("模板缺少标记（须各占一段）：{{报告正文}}");

        await PutAsync(dialog, Changed(shipped, body => body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageMargin>()!.Top = 1440));
        await Expect(dialog).ToContainTextAsync("目前使用本单位的模板");
        await Expect(dialog).ToContainTextAsync("陈立于");
        await AssertCleanAsync(admin);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "恢复自带模板" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("目前使用蓝图自带的模板");
    }

    private static Task PutAsync(ILocator dialog, byte[] file) => dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "模板.docx", MimeType = "application/octet-stream", Buffer = file });

    private static byte[] Changed(byte[] file, Action<Body> change)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
        {
            change(document.MainDocumentPart!.Document!.Body!);
        }

        return memory.ToArray();
    }
}
