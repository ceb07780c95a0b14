using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Search;

public enum SearchKind { Indicator, Chapter, Task, Project, Commitment, OrgUnit, Report, SubTask, Slip }

public static class SearchPlan
{
    private const int Most = 30;
    private const int Longest = 100;

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Q">Words, apart by blanks.</param>
    public sealed record Query(string Plan, string? Q) : IRequest<FoundItems>;

    /// <summary>The best finds, the best first.</summary>
    public sealed record FoundItems
    {
        public required IReadOnlyList<FoundItem> Items { get; init; }
    }

    public sealed record FoundItem
    {
        public required SearchKind Kind { get; init; }

        /// <summary>Of what it is, the number of a slip, or for a commitment, a report and a piece of a task that of the task or project it belongs to.</summary>
        /// <example>5.1</example>
        public required string Code { get; init; }

        /// <example>深化水环境综合治理</example>
        public required string Title { get; init; }

        /// <summary>Where the words stand when not in the title; null else.</summary>
        /// <example>…建制镇污水处理率达到78%以上…</example>
        public required string? Excerpt { get; init; }

        /// <summary>Of a slip, where its page is asked for by it; else null.</summary>
        public required Guid? Id { get; init; }
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

    public sealed class Handler(LantuDbContext db, CurrentActor current) : IRequestHandler<Query, FoundItems>
    {
        public async Task<FoundItems> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var words = request.Q!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var texts = new PlanTexts(db, plan, current.Required);
            var found = (await texts.HoldingAsync(words, cancellationToken)).Select(text => (Text: text, Rank: Rank(text, words))).Where(f => f.Rank is not null)
                .OrderBy(f => f.Rank).ThenBy(f => f.Text.Kind).ThenBy(f => f.Text.Order)
                .DistinctBy(f => (f.Text.Kind, f.Text.Code, f.Text.Title)).Take(Most);
            return new FoundItems { Items = [.. found.Select(f => new FoundItem { Kind = f.Text.Kind, Code = f.Text.Code, Title = f.Text.Title, Excerpt = f.Rank < 3 ? null : Excerpt(f.Text.Body, words[0]), Id = f.Text.Id })] };
        }

        /// <summary>Null where a word is missing.</summary>
        private static int? Rank(PlanText text, string[] words)
        {
            bool In(string where, string word) => where.Contains(word, StringComparison.OrdinalIgnoreCase);
            return words switch
            {
                [var only] when text.Code.Equals(only, StringComparison.OrdinalIgnoreCase) => 0,
                _ when text.Title.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) && words.All(w => In(text.Title, w)) => 1,
                _ when words.All(w => In(text.Title, w)) => 2,
                _ when words.All(w => In(text.Title, w) || In(text.Body, w)) => 3,
                _ => null,
            };
        }

        private static string? Excerpt(string body, string word)
        {
            const int around = 18;
            var at = Math.Max(0, body.IndexOf(word, StringComparison.OrdinalIgnoreCase));
            var (from, to) = (Math.Max(0, at - around), Math.Min(body.Length, at + word.Length + around));
            return body.Length == 0 ? null : $"{(from > 0 ? "…" : "")}{body[from..to]}{(to < body.Length ? "…" : "")}";
        }
    }
}
