using FluentValidation;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class GetTargets
{
    /// <param name="Plan">The plan's code.</param>
    /// <param name="Indicator">The indicator's.</param>
    /// <param name="AsOf">What was in force then; now unless told.</param>
    public sealed record Query(string Plan, string Indicator, string? AsOf) : IRequest<TargetsResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(TargetReader reader) : IRequestHandler<Query, TargetsResponse>
    {
        public async Task<TargetsResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Indicator, request.AsOf, cancellationToken), cancellationToken);
    }
}
