using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Lantu.Api.UnitTests.Security;

/// <summary>What forgery tokens say is remembered as it was, and for nothing else.</summary>
public sealed class RememberedSecretsTests
{
    private const string Tokens = "Microsoft.AspNetCore.Antiforgery.AntiforgeryToken.v1";
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("sid=1");
    private readonly EphemeralDataProtectionProvider keys = new();

    [Test]
    public void Again_SaysTheSame_WhateverWasDoneToTheFirstAnswer()
    {
        using var secrets = new RememberedSecrets(keys);
        var tokens = secrets.CreateProtector(Tokens);
        var secret = tokens.Protect(Plain);
        Array.Clear(tokens.Unprotect(secret));
        Assert.That(tokens.Unprotect(secret), Is.EqualTo(Plain));
    }

    [Test]
    public void Remembered_IsReadWithoutItsKey()
    {
        var counted = new CountedKeys(keys);
        using var secrets = new RememberedSecrets(counted);
        var tokens = secrets.CreateProtector(Tokens);
        var secret = tokens.Protect(Plain);
        Assert.That((tokens.Unprotect(secret), tokens.Unprotect([.. secret])), Is.EqualTo((Plain, Plain)));
        Assert.That(counted.Read, Is.EqualTo(1));
    }

    [Test]
    public void OfAnotherPurpose_IsRefused_ThoughItsBytesAreRemembered()
    {
        using var secrets = new RememberedSecrets(keys);
        var (tokens, others) = (secrets.CreateProtector(Tokens), secrets.CreateProtector(Tokens).CreateProtector("v2"));
        var secret = tokens.Protect(Plain);
        Assert.That(tokens.Unprotect(secret), Is.EqualTo(Plain));
        Assert.That(() => others.Unprotect(secret), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Forged_IsRefusedEachTime()
    {
        using var secrets = new RememberedSecrets(keys);
        var tokens = secrets.CreateProtector(Tokens);
        var forged = tokens.Protect(Plain);
        forged[^1] ^= 1;
        for (var time = 0; time < 2; time++)
        {
            Assert.That(() => tokens.Unprotect(forged), Throws.InstanceOf<CryptographicException>());
        }
    }

    [Test]
    public void SecretsOfOtherKinds_AreDecryptedEachTime()
    {
        var counted = new CountedKeys(keys);
        using var secrets = new RememberedSecrets(counted);
        var totp = secrets.CreateProtector("Lantu.Totp");
        var secret = totp.Protect(Plain);
        Assert.That((totp.Unprotect(secret), totp.Unprotect(secret)), Is.EqualTo((Plain, Plain)));
        Assert.That(counted.Read, Is.EqualTo(2));
    }

    /// <summary>The library's keys, and how often they were used to read.</summary>
    private sealed class CountedKeys(IDataProtectionProvider provider) : IDataProtectionProvider
    {
        public int Read { get; private set; }

        public IDataProtector CreateProtector(string purpose) => new Counted(provider.CreateProtector(purpose), this);

        private sealed class Counted(IDataProtector protector, CountedKeys counted) : IDataProtector
        {
            public IDataProtector CreateProtector(string purpose) => new Counted(protector.CreateProtector(purpose), counted);

            public byte[] Protect(byte[] plaintext) => protector.Protect(plaintext);

            public byte[] Unprotect(byte[] protectedData)
            {
                counted.Read++;
                return protector.Unprotect(protectedData);
            }
        }
    }
}
