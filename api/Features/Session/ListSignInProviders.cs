using Lantu.Api.Http;
using Lantu.Api.Security.External;
using MediatR;
using Microsoft.Extensions.Options;

namespace Lantu.Api.Features.Session;

public static class ListSignInProviders
{
    public sealed record Query : IRequest<Page<SignInProviderItem>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record SignInProviderItem
    {
        /// <example>zwsso</example>
        public required string Name { get; init; }

        /// <example>浙江政务服务网</example>
        public required string DisplayName { get; init; }

        /// <summary>
        /// Where a browser goes to sign in there; add ?returnPath= to come back to a page of ours. It comes back with a session, or
        /// to /sign-in?external=pending when an administrator has yet to decide whose account that is.
        /// </summary>
        /// <example>/connect/begin/zwsso</example>
        public required string Href { get; init; }
    }

    public sealed class Handler(IOptions<ExternalSignInSettings> settings) : IRequestHandler<Query, Page<SignInProviderItem>>
    {
        public Task<Page<SignInProviderItem>> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(Paging.Cut(
            settings.Value.Providers.Select(p => new SignInProviderItem { Name = p.Name, DisplayName = p.DisplayName, Href = ExternalSignIn.Href(p.Name) }), request));
    }
}
