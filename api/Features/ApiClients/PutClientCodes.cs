using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ApiClients;

public static class PutClientCodes
{
    public sealed record Command(string Client, long ExpectedVersion, Body Body) : IRequest<ClientCodesResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>All that shall hold; what is not named is no own code any more.</summary>
        public required IReadOnlyList<ClientCodeBody> Codes { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Codes).Must(codes => codes.Count <= ClientCode.MostOfAClient).WithErrorCode("too_many").WithState(_ => ClientCode.MostOfAClient);
            RuleForEach(c => c.Body.Codes).NotNull().WithErrorCode("required");
        }
    }

    /// <summary>All or none.</summary>
    public sealed class Handler(LantuDbContext db, ClientCodeBook book, CurrentActor current, Audit audit) : IRequestHandler<Command, ClientCodesResponse>
    {
        public async Task<ClientCodesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var client = (await book.ClientAsync(request.Client, cancellationToken)).At(request.ExpectedVersion);
            var judged = await book.JudgeAsync(client, request.Body.Codes, cancellationToken);
            RuleViolationException.ThrowIfAny([.. judged.Index().Select(j => j.Item.Problem is { } p ? new RuleViolation($"/codes/{j.Index}/{p.Member}", p.Code, p.Value) : null)]);

            await using var work = await Work.BeginAsync(db, cancellationToken);
            client.Version++;
            audit.Add(current.Required, "apiClient.codes", $"apiClient:{client.Id}", $"{judged.Count} own codes");
            await db.SaveOrStaleAsync(client, cancellationToken);
            await db.ClientCodes.Where(c => c.ApiClientId == client.Id).ExecuteDeleteAsync(cancellationToken);
            db.ClientCodes.AddRange(judged.Select(j => j.Kept));
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return ClientCodesResponse.Of(client, await book.CodesAsync(client, cancellationToken));
        }
    }
}
