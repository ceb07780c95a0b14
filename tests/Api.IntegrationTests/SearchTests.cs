namespace Lantu.Api.IntegrationTests;

/// <summary>Search over all that the plan says: two characters are enough, all words have to occur, the best comes first.</summary>
public sealed class SearchTests
{
    private LantuApp app = null!;
    private Caller caller = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        caller = await app.AsAsync("kecheng.drafter");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    private async Task<List<string>> FindAsync(string words) => [.. (await caller.GetAsync($"{SubmissionSteps.Plan}/search?q={Uri.EscapeDataString(words)}")).Json!["items"]!.AsArray()
        .Select(f => $"{f!["kind"]} {f["code"]} {f["title"]}{(f["excerpt"] is { } excerpt ? $" | {excerpt}" : "")}")];

    [Test]
    public async Task Code_ComesFirst() => Assert.That((await FindAsync("5.1"))[0], Is.EqualTo("task 5.1 深化水环境综合治理"));

    [Test]
    public async Task TwoCharacters_AreFound_InTitlesBeforeTexts()
    {
        var found = await FindAsync("污水");
        Assert.That(found, Has.Count.GreaterThan(5));
        var inTexts = found.ConvertAll(f => f.Contains(" | ", StringComparison.Ordinal));
        Assert.That(inTexts, Is.EqualTo(inTexts.Order()), "titles before texts");
        Assert.That(found.Where(f => f.Contains(" | ", StringComparison.Ordinal)).Select(f => f.Split(" | ")[1]), Is.All.Contains("污水"));
        Assert.That(found, Has.Some.EqualTo("commitment 5.1 建制镇污水处理率"));
    }

    [Test]
    public async Task AllWords_HaveToOccur() =>
        Assert.That(await FindAsync("污水 建制镇"), Is.Not.Empty.And.All.Contains("建制镇").And.All.Contains("污水"));

    [Test]
    public async Task Units_AreFound_ByPartOfTheirName() => Assert.That(await FindAsync("水利"), Has.Some.StartsWith("orgUnit water 市水利局"));

    [TestCase("%")]
    [TestCase("_")]
    [TestCase(@"\")]
    public async Task WhatTheDatabaseTakesForAnything_IsALetterLikeOthers(string words) => Assert.That((await FindAsync(words)).All(f => f.Contains(words, StringComparison.Ordinal)));

    [Test]
    public async Task Words_ThatAreNowhere_FindNothing() => Assert.That(await FindAsync("量子计算"), Is.Empty);

    [TestCase("")]
    [TestCase("?q=")]
    [TestCase("?q=%20%20")]
    public async Task Nothing_IsNoQuestion(string query) => Assert.That((await caller.GetAsync($"{SubmissionSteps.Plan}/search{query}")).Pointer, Is.EqualTo("?q"));
}
