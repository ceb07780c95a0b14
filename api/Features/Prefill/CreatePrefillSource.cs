using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class CreatePrefillSource
{
    public sealed record Command(string Plan, PrefillSourceBody Body) : IRequest<PrefillSourceResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeSource(c => c.Body);
    }

    public sealed class Handler(LantuDbContext db, PrefillSources sources, CurrentActor current, Audit audit) : IRequestHandler<Command, PrefillSourceResponse>
    {
        public async Task<PrefillSourceResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var source = await sources.MakeAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, "", cancellationToken);
            db.PrefillSources.Add(source);
            audit.Add(current.Required, "prefillSource.create", $"prefillSource:{source.Id}", $"{source.Name}: {source.Address}");
            await db.SaveChangesAsync(cancellationToken);
            return (await sources.DescribeAsync([source], cancellationToken))[0];
        }
    }
}
