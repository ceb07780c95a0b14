using Lantu.Api.Security.Clients;
using MimeKit;

namespace Lantu.Api.Jobs;

/// <summary>auto: TLS where the server offers it; startTls and tls: or nothing is sent; none: in the clear, for a server of the own machine.</summary>
public enum MailSecurity { Auto, None, StartTls, Tls }

/// <summary>Section "Mail" of the configuration. Without a host, no mail is written.</summary>
public sealed class MailSettings
{
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    public string? UserName { get; init; }
    public string? Password { get; init; }
    public string? From { get; init; }
    public MailSecurity Security { get; init; } = MailSecurity.Auto;

    public bool IsOn => Host is { Length: > 0 };

    /// <exception cref="UnsafeStartException">There is a host and no usable sender.</exception>
    public void RequireSender()
    {
        if (IsOn && !MailboxAddress.TryParse(From, out _))
        {
            throw new UnsafeStartException("Mail__From is not set, or no address: mails need a sender. Set it, or leave Mail__Host out.");
        }
    }
}
