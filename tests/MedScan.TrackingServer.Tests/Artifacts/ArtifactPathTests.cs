using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Tests.Artifacts;

public sealed class ArtifactPathTests
{
    [Theory]
    [InlineData("a/b.txt", "a/b.txt")]
    [InlineData("a//./b.txt", "a/b.txt")]
    [InlineData("a/b/", "a/b")]
    [InlineData("", "")]
    [InlineData(".", "")]
    [InlineData("..a/b..", "..a/b..")]
    [InlineData("100%.txt", "100%.txt")]
    [InlineData("a%20b.txt", "a%20b.txt")] // a name that was sent with its percent sign encoded
    [InlineData("par(1)[2].txt", "par(1)[2].txt")]
    [InlineData("images/loss%step%10%timestamp%1795221597723%00c1b2e3.png", "images/loss%step%10%timestamp%1795221597723%00c1b2e3.png")]
    [InlineData("images/loss%step%23%timestamp%1795221597723%5c61b2e3.png", "images/loss%step%23%timestamp%1795221597723%5c61b2e3.png")]
    [InlineData("images/loss%step%3%timestamp%1795221597723%2f61b2e3.png", "images/loss%step%3%timestamp%1795221597723%2f61b2e3.png")]
    [InlineData("größe.png", "größe.png")]
    public void Parse_PathInside_KeepsItsNames(string text, string expected) => Assert.Equal(expected, ArtifactPath.Parse(text).ToString());

    [Theory]
    [InlineData("..")]
    [InlineData("a/../..")]
    [InlineData("a/..")]
    [InlineData("/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("%2e%2e/x")]
    [InlineData("%252e%252e/x")]
    [InlineData("%25252e%25252e%25252fx")]
    [InlineData("..%2fx")]
    [InlineData("..%252fx")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("%252fetc")]
    [InlineData("a\\..\\b")]
    [InlineData("..\\x")]
    [InlineData("..%5cx")]
    [InlineData("a%5c..%5cx")]
    [InlineData("%5c%5chost%5cshare")]
    [InlineData("..%255cx")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("C:/windows/win.ini")]
    [InlineData("c:x")]
    [InlineData("C%3a/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file:etc")]
    [InlineData("FILE://x")]
    [InlineData("a#b")]
    [InlineData("a%23/../b")]
    [InlineData(".upload/x")]
    [InlineData("./.upload")]
    [InlineData(".UPLOAD/x")]
    public void Parse_AnySpellingThatLeaves_Refuses(string text) =>
        Assert.Equal("INVALID_PARAMETER_VALUE", Assert.Throws<ApiException>(() => ArtifactPath.Parse(text)).ErrorCode);

    [Fact]
    public void Parse_NameLongerThanAFileSystemTakes_Refuses()
    {
        Assert.Equal(255, ArtifactPath.Parse(new string('x', 255)).Name.Length);
        Assert.Throws<ApiException>(() => ArtifactPath.Parse(new string('x', 256)));
        Assert.Throws<ApiException>(() => ArtifactPath.Parse(new string('ö', 128))); // 256 bytes
        Assert.Throws<ApiException>(() => ArtifactPath.Parse(string.Join('/', Enumerable.Repeat("folder", 600))));
    }

    [Fact]
    public void Parse_HalfACharacter_Refuses() => Assert.Throws<ApiException>(() => ArtifactPath.Parse("a\ud800b"));

    [Fact]
    public void Parse_EncodedWithoutEnd_Refuses() =>
        Assert.Throws<ApiException>(() => ArtifactPath.Parse("%" + string.Concat(Enumerable.Repeat("25", 40)) + "2e"));
}
