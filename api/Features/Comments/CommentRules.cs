using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Comments;

/// <summary>What is asked of every comment's text.</summary>
public static class CommentRules
{
    private const int Longest = 2000;

    public static void MustBeSaid<T>(this IRuleBuilderInitial<T, string?> text) => text.IsWritten(Longest);
}
