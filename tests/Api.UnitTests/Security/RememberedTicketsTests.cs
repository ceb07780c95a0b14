using System.Security.Claims;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Lantu.Api.UnitTests.Security;

/// <summary>What a cookie says is read once, and only if it can be.</summary>
public sealed class RememberedTicketsTests
{
    [Test]
    public void Again_IsTheSame_AndReadOnce()
    {
        var counted = new CountedFormat();
        using var tickets = new RememberedTickets(counted);
        var text = tickets.Protect(Ticket("1"));
        var first = tickets.Unprotect(text);
        Assert.That(first?.Principal.FindFirstValue("sid"), Is.EqualTo("1"));
        Assert.That((tickets.Unprotect(new string(text)), counted.Read), Is.EqualTo((first, 1)));
    }

    [Test]
    public void OfAnother_IsNotTakenForIt()
    {
        using var tickets = new RememberedTickets(new CountedFormat());
        var (one, other) = (tickets.Protect(Ticket("1")), tickets.Protect(Ticket("2")));
        Assert.That(new[] { one, other, one }.Select(text => tickets.Unprotect(text)?.Principal.FindFirstValue("sid")), Is.EqualTo(["1", "2", "1"]));
    }

    [Test]
    public void Forged_IsRefusedEachTime()
    {
        var counted = new CountedFormat();
        using var tickets = new RememberedTickets(counted);
        var text = tickets.Protect(Ticket("1"));
        Assert.That(tickets.Unprotect(text), Is.Not.Null);
        var forged = $"{text[..20]}{(text[20] == 'A' ? 'B' : 'A')}{text[21..]}";
        Assert.That(new[] { tickets.Unprotect(forged), tickets.Unprotect(forged), tickets.Unprotect(null) }, Is.All.Null);
        Assert.That(counted.Read, Is.EqualTo(4));
    }

    /// <summary>Whoever asks for another purpose is not answered with what is remembered.</summary>
    [Test]
    public void OfAnotherPurpose_IsReadByItself()
    {
        using var tickets = new RememberedTickets(new CountedFormat());
        var (text, bound) = (tickets.Protect(Ticket("1")), tickets.Protect(Ticket("2"), "bound"));
        Assert.That(tickets.Unprotect(text), Is.Not.Null);
        Assert.That(tickets.Unprotect(text, "bound"), Is.Null);
        Assert.That(tickets.Unprotect(bound, "bound")?.Principal.FindFirstValue("sid"), Is.EqualTo("2"));
        Assert.That(tickets.Unprotect(bound), Is.Null);
    }

    private static AuthenticationTicket Ticket(string session) => new(new ClaimsPrincipal(new ClaimsIdentity([new("sid", session)], SignIn.CookieScheme)), SignIn.CookieScheme);

    /// <summary>The library's, and how often it was asked to read.</summary>
    private sealed class CountedFormat : ISecureDataFormat<AuthenticationTicket>
    {
        private readonly TicketDataFormat format = new(new EphemeralDataProtectionProvider().CreateProtector("tests"));

        public int Read { get; private set; }

        public string Protect(AuthenticationTicket data) => format.Protect(data);

        public string Protect(AuthenticationTicket data, string? purpose) => format.Protect(data, purpose);

        public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
        {
            Read++;
            return format.Unprotect(protectedText, purpose);
        }
    }
}
