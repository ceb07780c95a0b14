using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Lantu.Api.UnitTests.Security;

/// <summary>What cookies and forgery tokens say is remembered as it was, and for nothing else.</summary>
public sealed class RememberedSecretsTests
{
    private const string Cookies = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware";
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("sid=1");
    private readonly EphemeralDataProtectionProvider keys = new();

    [Test]
    public void Again_SaysTheSame_WhateverWasDoneToTheFirstAnswer()
    {
        using var secrets = new RememberedSecrets(keys);
        var cookies = secrets.CreateProtector(Cookies).CreateProtector("Cookies").CreateProtector("v2");
        var secret = cookies.Protect(Plain);
        Array.Clear(cookies.Unprotect(secret));
        Assert.That(cookies.Unprotect(secret), Is.EqualTo(Plain));
    }

    [Test]
    public void Remembered_IsReadWithoutItsKey()
    {
        var counted = new CountedKeys(keys);
        using var secrets = new RememberedSecrets(counted);
        var cookies = secrets.CreateProtector(Cookies);
        var secret = cookies.Protect(Plain);
        Assert.That((cookies.Unprotect(secret), cookies.Unprotect([.. secret])), Is.EqualTo((Plain, Plain)));
        Assert.That(counted.Read, Is.EqualTo(1));
    }

    [Test]
    public void OfAnotherPurpose_IsRefused_ThoughItsBytesAreRemembered()
    {
        using var secrets = new RememberedSecrets(keys);
        var (cookies, others) = (secrets.CreateProtector(Cookies), secrets.CreateProtector(Cookies).CreateProtector("v2"));
        var secret = cookies.Protect(Plain);
        Assert.That(cookies.Unprotect(secret), Is.EqualTo(Plain));
        Assert.That(() => others.Unprotect(secret), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Forged_IsRefusedEachTime()
    {
        using var secrets = new RememberedSecrets(keys);
        var cookies = secrets.CreateProtector(Cookies);
        var forged = cookies.Protect(Plain);
        forged[^1] ^= 1;
        for (var time = 0; time < 2; time++)
        {
            Assert.That(() => cookies.Unprotect(forged), Throws.InstanceOf<CryptographicException>());
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
