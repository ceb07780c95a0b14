using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Lantu.EndToEnd.Journeys;

/// <summary>The programs of docs/examples, as a county's programmer copies them, on a line where things happen. Each has years of its own.</summary>
public sealed class ExampleProgramTests
{
    private const string Drafter = "kaihua.drafter";
    private string folder = null!;

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("lantu-example-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, "docs", "examples"), "report.*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestCase(2021, "bash", "report.sh")]
    [TestCase(2022, "python3", "report.py")]
    [TestCase(2023, "dotnet", "run", "report.cs")]
    [Platform(Exclude = "Win", Reason = "bash and python3 are no part of Windows.")]
    public async Task Program_HandsInOnce_WhateverHappensOnTheWay(int year, string program, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "figures.csv"), $"""
            form,period,indicatorCode,value,explanation
            energy-year,{year},18,11.5,县统计局能源年报
            energy-year,{year},20,96.5,县统计局能源年报
            water-use-year,{year},19,5.2,

            """);
        await using var line = await BadLine.OpenAsync();
        await using var drafter = await Person.SignInAsync(Drafter);
        var energy = await Filing.FindAsync(drafter, "energy-year", year.ToString(CultureInfo.InvariantCulture));
        var (asked, saved, lost) = (0, 0, 0);
        line.Before = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/submissions", StringComparison.Ordinal) && asked++ == 0)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsync("{}");
                return true;
            }

            if (context.Request.Method == "PUT" && saved++ == 0)
            {
                // Somebody is faster: the program's If-Match is of yesterday.
                var (_, seen) = await drafter.CallAsync("GET", energy);
                await drafter.CallAsync("PUT", $"{energy}/lines", new { lines = new[] { new { indicatorCode = "18", value = 1 } } }, seen);
            }

            return false;
        };
        line.Loses = context => context.Request.Path.Value!.EndsWith("/transitions", StringComparison.Ordinal) && lost++ == 0;

        var (code, said) = await RunAsync(line, program, [.. arguments, "figures.csv"]);
        Assert.That((code, lost), Is.EqualTo((2, 1)), said);
        (code, said) = await RunAsync(line, program, [.. arguments, "figures.csv"]);
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain($"energy-year {year}: handed in").And.Contain($"water-use-year {year}: handed in"));
        Assert.That((asked, saved), Is.EqualTo((4, 3)), "asked again after waiting, saved again after 412, and not once more after the lost answer");
        var trail = (await drafter.CallAsync("GET", $"{energy}/transitions")).Json.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("action").GetString()).ToList();
        Assert.That(trail, Is.EqualTo(new[] { "submit" }), "once");
        var figures = (await drafter.CallAsync("GET", energy)).Json.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("value").GetDecimal());
        Assert.That(figures, Is.EqualTo(new[] { 11.5m, 96.5m }));

        await File.WriteAllTextAsync(Path.Combine(folder, "figures.csv"), $"form,period,indicatorCode,value,explanation\nenergy-year,{year},18,12,\nagriculture-year,{year},99,1,\n");
        (code, said) = await RunAsync(line, program, [.. arguments, "figures.csv"]);
        Assert.That(code, Is.EqualTo(1), said);
        Assert.That(said, Does.Contain($"energy-year {year}: submitted already").And.Contain("/lines/0/indicatorCode: "), "what is to be mended, by its place");
    }

    private async Task<(int Code, string Said)> RunAsync(BadLine line, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Only report.py reads the last two: it calls its county 330824.
            Environment = { ["LANTU"] = line.Address, ["CLIENT_ID"] = "kaihua-demo", ["CLIENT_SECRET"] = "Lantu-demo-program-2025", ["OWN_CODES"] = "orgUnit", ["UNIT"] = "330824" },
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
