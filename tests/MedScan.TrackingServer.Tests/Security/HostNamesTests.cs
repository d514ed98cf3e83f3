using System.Net;
using MedScan.TrackingServer.Security;

namespace MedScan.TrackingServer.Tests.Security;

public sealed class HostNamesTests
{
    [Theory]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost:5000", true)]
    [InlineData("LocalHost", true)]
    [InlineData("localhost.:5000", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("[::1]", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("10.0.0.7:5000", false)]
    [InlineData("", false)]
    [InlineData("mlflow.lab:5000", true)]
    [InlineData("a.scans.lab", true)]
    [InlineData("scans.lab", false)]
    [InlineData("ui.lab:8443", true)]
    [InlineData("ui.lab:8444", false)]
    public void Allows_ListeningOnLoopback_OnlyOwnNames(string host, bool expected) =>
        Assert.Equal(expected, new HostNames("127.0.0.1", isOpen: false, ["mlflow.lab", "*.scans.lab", "ui.lab:8443"]).Allows(host));

    [Theory]
    [InlineData("10.0.0.7:5000", true)]
    [InlineData("[fe80::1]:5000", true)]
    [InlineData("evil.example:5000", false)]
    [InlineData("10.0.0.7.evil.example", false)]
    public void Allows_ListeningOnAll_AddressesButNoForeignNames(string host, bool expected) =>
        Assert.Equal(expected, new HostNames("0.0.0.0", isOpen: true, []).Allows(host));

    [Fact]
    public void Allows_ListeningOnAll_TheNameOfThisMachine() =>
        Assert.True(new HostNames("0.0.0.0", isOpen: true, []).Allows(Dns.GetHostName() + ":5000"));

    [Fact]
    public void Allows_ListeningOnAName_ThatName() => Assert.True(new HostNames("mlflow.ward7", isOpen: true, []).Allows("mlflow.ward7:5000"));
}
