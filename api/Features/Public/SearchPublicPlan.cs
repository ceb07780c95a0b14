using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public enum ReleasedKind { Indicator, Task, Project, Area }

public static class SearchPublicPlan
{
    private const int Most = 30;
    private const int Longest = 100;

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Q">Words, apart by blanks.</param>
    public sealed record Query(string Plan, string? Q) : IRequest<FoundReleasedItems>;

    /// <summary>The best finds among what is released, the best first.</summary>
    public sealed record FoundReleasedItems
    {
        public required IReadOnlyList<FoundReleasedItem> Items { get; init; }
    }

    public sealed record FoundReleasedItem
    {
        public required ReleasedKind Kind { get; init; }

        /// <example>5.1</example>
        public required string Code { get; init; }

        /// <example>深化水环境综合治理</example>
        public required string Title { get; init; }

        /// <summary>Null of an area.</summary>
        public required Light? Light { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Q).NotEmpty().WithErrorCode("required");
            RuleFor(q => q.Q).MaximumLength(Longest).WithErrorCode("too_long").WithState(_ => Longest);
            RuleFor(q => q.Q).IsPrintable();
        }
    }

    /// <summary>It looks into the released document and nowhere else.</summary>
    public sealed class Handler(PublicReader reader) : IRequestHandler<Query, FoundReleasedItems>
    {
        public async Task<FoundReleasedItems> Handle(Query request, CancellationToken cancellationToken)
        {
            var content = (await reader.ReadAsync(request.Plan, cancellationToken)).Content;
            var words = request.Q!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var found = Texts(content).Select(text => (text.Item, Rank: Rank(text.Item, text.Body, words))).Where(f => f.Rank is not null).OrderBy(f => f.Rank).Take(Most);
            return new FoundReleasedItems { Items = [.. found.Select(f => f.Item)] };
        }

        /// <summary>What is released, as printed, with what it says besides its title.</summary>
        private static IEnumerable<(FoundReleasedItem Item, string Body)> Texts(ReleaseContent content) =>
        [
            .. content.Indicators.Select(i => (Found(ReleasedKind.Indicator, i.Code, i.Name, i.City().Content.Status.Light), $"{i.ShortName} {i.Domain} {i.Sheet?.Definition}")),
            .. content.Tasks().Select(w => (Found(ReleasedKind.Task, w.Code, w.Title, w.Progress.Light), Said(w))),
            .. content.Projects().Select(w => (Found(ReleasedKind.Project, w.Code, w.Title, w.Progress.Light), Said(w))),
            .. content.Areas.Where(a => a.TileColumn is not null).Select(a => (Found(ReleasedKind.Area, a.OrgUnit.Code, a.OrgUnit.Name, null), a.OrgUnit.ShortName)),
        ];

        private static FoundReleasedItem Found(ReleasedKind kind, string code, string title, Light? light) => new() { Kind = kind, Code = code, Title = title, Light = light };

        private static string Said(ReleasedWork work) => $"{work.Summary} {work.ColumnTitle} {string.Join(' ', work.Commitments.Select(c => c.Quantity))}";

        /// <summary>A code that is meant, then titles that begin with the words, hold them, or have them in what is said; null where a word is missing.</summary>
        private static int? Rank(FoundReleasedItem item, string body, string[] words)
        {
            static bool In(string where, string word) => where.Contains(word, StringComparison.OrdinalIgnoreCase);
            return words switch
            {
                [] => null,
                [var only] when item.Code.Equals(only, StringComparison.OrdinalIgnoreCase) => 0,
                _ when item.Title.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) && words.All(w => In(item.Title, w)) => 1,
                _ when words.All(w => In(item.Title, w)) => 2,
                _ when words.All(w => In(item.Title, w) || In(body, w)) => 3,
                _ => null,
            };
        }
    }
}
