using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.Tests.Search;

public sealed class PageTokenTests
{
    // The token that MLflow 3.6 answered to a search with max_results 2.
    [Fact]
    public void Create_Two_IsMlflowsToken() => Assert.Equal("eyJvZmZzZXQiOiAyfQ==", PageToken.Create(2));

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("eyJvZmZzZXQiOiAyfQ==", 2)]
    public void Parse_Token_GivesItsOffset(string? token, long offset) => Assert.Equal(offset, PageToken.Parse(token));

    [Theory]
    [InlineData("x")]
    [InlineData("not base64!!")]
    [InlineData("bm90IGpzb24=")] // not json
    [InlineData("eyJvZmZzZXQiOiAtMX0=")] // {"offset": -1}
    [InlineData("WzFd")] // [1]
    public void Parse_AnythingElse_IsRefused(string token) => Assert.Equal(400, Assert.Throws<ApiException>(() => PageToken.Parse(token)).Status);
}
