using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Slips;

/// <summary>What is asked of every text of a slip.</summary>
public static class SlipRules
{
    private const int Longest = 2000;

    public static IRuleBuilderOptions<T, string?> MustBeWritten<T>(this IRuleBuilderInitial<T, string?> text) => text.IsWritten(Longest);
}
