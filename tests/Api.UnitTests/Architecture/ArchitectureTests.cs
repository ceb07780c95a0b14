using System.Reflection;
using System.Text.RegularExpressions;
using AutoMapper;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Features.Calendar;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.UnitTests.Architecture;

/// <summary>Rules about the code itself.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Api = typeof(LantuDbContext).Assembly;
    private static readonly string Source = FindSource();
    private static readonly string[] ScopedSets = ["Submissions", "Users", "Memberships", "Delegations", "UserSessions", "CalendarFeeds", "ApiClients", "Webhooks", "ExternalIdentities", "Notices", "Imports", "Slips", "SavedViews", "Feedback", "Changes"];

    [Test]
    public void Domain_UsesNothingButTheBaseLibrary()
    {
        var strangers = Directory.EnumerateFiles(Path.Combine(Source, "Domain"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Usings().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Name: m.Groups[1].Value)))
            .Where(u => !u.Name.StartsWith("System", StringComparison.Ordinal) && !u.Name.StartsWith("Lantu.Api.Domain", StringComparison.Ordinal));
        Assert.That(strangers, Is.Empty);
        Assert.That(Directory.EnumerateFiles(Path.Combine(Source, "Domain"), "*.cs").Count(), Is.GreaterThan(15));
    }

    [Test]
    public void Features_DoNotKnowEachOther()
    {
        var features = Directory.GetDirectories(Path.Combine(Source, "Features")).Select(Path.GetFileName).ToList();
        var crossing = from feature in features
                       from file in Directory.EnumerateFiles(Path.Combine(Source, "Features", feature!), "*.cs")
                       from other in features
                       where other != feature && File.ReadAllText(file).Contains($"Lantu.Api.Features.{other};", StringComparison.Ordinal)
                       select $"{Path.GetFileName(file)} uses {other}";
        Assert.That(features, Has.Count.GreaterThan(6));
        Assert.That(crossing, Is.Empty);
    }

    [Test]
    public void EveryCommandWithABody_HasAValidator()
    {
        // Ids, codes of the path and versions are checked where they are bound.
        var commands = Api.GetTypes().Where(t => t.Name == "Command" && t.GetProperties().Any(p => p.PropertyType != typeof(Guid) && p.PropertyType != typeof(long) && p.Name is not ("Plan" or "Form")));
        var validated = Api.GetTypes().Where(t => t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(AbstractValidator<>)).Select(t => t.BaseType!.GetGenericArguments()[0]).ToHashSet();
        Assert.That(commands.Where(c => !validated.Contains(c)).Select(c => c.FullName), Is.Empty);
    }

    /// <summary>A new set must be told apart here: open to all who may read the plan, or read through VisibleTo.</summary>
    [Test]
    public void EverySet_IsOpenOrHasAVisibleTo()
    {
        string[] open = ["Plans", "Chapters", "PlanTasks", "Columns", "Projects", "SubProjects", "SheetSaves", "Ladders", "LifecycleChanges", "Commitments", "Indicators", "OrgUnits", "OrgUnitChanges", "Responsibilities", "Reassignments", "SubTasks", "Comments", "Holidays", "ReportForms", "ReportFormVersions", "Observations", "Standings", "Targets", "TargetDocuments", "AssessmentSettings", "EvaluationSchemes", "ReportTemplates", "Snapshots"];
        // Of evaluations EvaluationReader says which somebody sees, and PublicEvaluations which anybody does; the inner ones are reached from a run.
        // The routes of reports ask for reports.read; what is public of them a release names.
        // The routes ask for releases.read; what is public reads them through ReleaseQueries.Out.
        string[] gated = ["Releases", "Evaluations", "EvaluationReports", "EvaluationReportFiles", "SelfAssessments", "Appeals"];
        // No slice reads these; what does stands in Security and is about the person who asks.
        string[] inside = ["FormerPasswords", "RecoveryCodes", "AuditEntries", "DataProtectionKeys", "IdempotencyKeys", "Mails"];
        // The routes of sources ask for forms.manage; what sources say is reached from a submission, or for one's own units.
        string[] prefill = ["PrefillSources", "PrefillRuns", "PrefillValues", "PrefillTakings", "Reconciliations"];
        var sets = typeof(LantuDbContext).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Microsoft.EntityFrameworkCore.DbSet<>)).ToList();
        var scoped = typeof(Visibility).GetMethods().Where(m => m.Name == nameof(Visibility.VisibleTo)).Select(m => m.GetParameters()[0].ParameterType.GetGenericArguments()[0]).ToHashSet();
        // Acts, evidence and what was written are reached from a submission (or import, or program) that VisibleTo gave, acts also from an approved figure, which all may trace.
        string[] inner = ["SubmissionTransitions", "SubmissionLineChanges", "Attachments", "Blobs", "BlobChunks", "Reminders", "ImportRows", "ImportSubmissions", "ClientCodes", "WebhookDeliveries"];
        Assert.That(sets.Where(s => scoped.Contains(s.PropertyType.GetGenericArguments()[0])).Select(s => s.Name), Is.EquivalentTo(ScopedSets));
        Assert.That(sets.Select(s => s.Name).Except(ScopedSets).Except(open).Except(inside).Except(inner).Except(gated).Except(prefill), Is.Empty);
    }

    [TestCaseSource(nameof(ScopedSets))]
    public void ScopedSet_IsAlwaysReadThroughVisibleTo(string set)
    {
        var slices = Directory.EnumerateFiles(Path.Combine(Source, "Features"), "*.cs", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains($"db.{set}", StringComparison.Ordinal)).ToList();
        // Adding needs no sight; the queries named are themselves about nobody in particular, and documented where they stand.
        var bare = slices.Where(file => Regex.IsMatch(File.ReadAllText(file), $@"db\.{set}(?!\w)(?!(?:\.AsNoTracking\(\))?\.VisibleTo\(|\.FollowedBy\(|\.Add\(|\.NamesOf\(|\.ByNameAsync\(|\.LastSignInsAsync\()"));
        Assert.That(slices, Is.Not.Empty);
        Assert.That(bare.Select(Path.GetFileName), Is.Empty);
        // The inner sets of an aggregate are reached through its root, never by themselves.
        Assert.That(Directory.EnumerateFiles(Path.Combine(Source, "Features"), "*.cs", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("db.Set<", StringComparison.Ordinal)).Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void EveryCodeThrown_HasItsWordsInBothLanguages()
    {
        var thrown = AllSources()
            .SelectMany(file => Codes().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        Assert.That(thrown, Has.Count.GreaterThan(20));
        Assert.That(thrown.Except(ProblemTexts.Codes), Is.Empty);
    }

    /// <summary>Entity Framework takes it for a question, so that <see cref="LocalWriteListener"/> does not hear it: nothing that is kept may follow from what these write, which is claims of jobs.</summary>
    [Test]
    public void WritingThatIsAskedForRows_IsOfJobsThatClaimTheirWork()
    {
        var asked = AllSources().SelectMany(file => Questions().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Word: m.Groups[1].Value))).ToList();
        Assert.That(asked.Count(question => question.Word == "SELECT"), Is.GreaterThan(5));
        Assert.That(asked.Where(question => question.Word != "SELECT").Select(question => question.File), Is.EquivalentTo(["ReportMaking.cs", "WebhookSending.cs"]));
    }

    [Test]
    public void SlicesAreShort_AndNamedLikeTheirFile()
    {
        var slices = Directory.EnumerateFiles(Path.Combine(Source, "Features"), "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("Routes.cs", StringComparison.Ordinal)).ToList();
        // A shape that several operations answer may be long: it is a list of fields, read when one is looked for.
        Assert.That(slices.Where(f => File.ReadLines(f).Count() > (f.EndsWith("Response.cs", StringComparison.Ordinal) ? 160 : 120)).Select(Path.GetFileName), Is.Empty);
        Assert.That(slices.Where(f => !File.ReadAllText(f).Contains(Path.GetFileNameWithoutExtension(f), StringComparison.Ordinal)).Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void EveryRequest_HasExactlyOneHandler()
    {
        var requests = Api.GetTypes().Where(t => t is { IsAbstract: false } && t.GetInterfaces().Any(i => i == typeof(IRequest) || (i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))));
        var handled = Api.GetTypes().SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => i.GetGenericArguments()[0]).ToLookup(t => t);
        Assert.That(requests.Where(r => handled[r].Count() != 1).Select(r => r.FullName), Is.Empty);
    }

    /// <summary>A start looks at public types only; a validator that is none would never be asked, and nobody would notice.</summary>
    [Test]
    public void WhatAStartLooksFor_IsPublic()
    {
        var hidden = Api.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsVisible: false }).Where(t => t.IsSubclassOf(typeof(Profile)) || t.IsAssignableTo(typeof(ICalendarSource))
            || t.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || (i.GetGenericTypeDefinition() == typeof(IValidator<>) && i.GetGenericArguments()[0].IsAssignableTo(typeof(IBaseRequest))))));
        Assert.That(hidden.Select(t => t.FullName), Is.Empty);
    }

    /// <summary>The compiled route handlers bind what a type declares itself, and leave out in silence what it inherits.</summary>
    [Test]
    public void ParametersOfRoutes_InheritNothing()
    {
        var inheriting = Api.GetTypes().Where(t => t.Name is "Filter" or "About" or "Query" && t.BaseType != typeof(object));
        Assert.That(inheriting.Select(t => t.FullName), Is.Empty);
    }

    private static IEnumerable<string> AllSources() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindSource()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantu.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "api");
    }

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"(?:WithErrorCode\(|Exception\((?:StatusCodes\.\w+, )?|RuleViolation\([^,)]+, |Problems\.Of\(context, [\w.]+, )""([a-z_]+)""")]
    private static partial Regex Codes();

    [GeneratedRegex(@"(?:SqlQuery(?:Raw)?<[^(]+>|FromSql(?:Raw)?)\(\s*\$*""+\s*(\w+)")]
    private static partial Regex Questions();
}
