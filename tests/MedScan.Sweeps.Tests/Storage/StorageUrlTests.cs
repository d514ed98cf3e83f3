using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Tests.Storage;

public sealed class StorageUrlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("mysql://host/db")]
    [InlineData("http://host/db")]
    [InlineData("sqlite://host.db")]
    [InlineData("sqlite:file.db")]
    [InlineData("sqlite:///")]
    [InlineData("sqlite:////tmp/")]
    [InlineData("sqlite:///:memory:")]
    [InlineData("postgresql://host")]
    [InlineData("postgresql://host/")]
    [InlineData("postgresql://user:pass/word@host/db")]
    [InlineData("postgresql://host:port/db")]
    [InlineData("postgresql://host/db?colour=red")]
    [InlineData("postgresql://host/db?port=many")]
    [InlineData("file\0.db")]
    public void Open_AddressThatIsNone_IsRefused(string url)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => StudyStorage.Open(url));
        Assert.True(url.Trim().Length == 0 || error.Message.StartsWith("Expected ", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("postgresql://ann:secret@host:99x/db")]
    [InlineData("postgresql://ann:sec/ret@host/db")]
    [InlineData("postgresql://ann@host?password=secret")]
    [InlineData("mysql://ann:secret@host/db")]
    public void Open_AddressThatIsNone_KeepsThePassword(string url)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => StudyStorage.Open(url));
        Assert.DoesNotContain("ret", error.Message.Replace("secr", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PostgresAddress_AllParts_AreNpgsqls()
    {
        PostgresAddress address = new("postgresql://ann:p%40ss%2Fword@db.hospital:6432/sweeps?sslmode=require&Timeout=3");
        Npgsql.NpgsqlConnectionStringBuilder builder = new(address.ConnectionString);
        Assert.Equal(("ann", "p@ss/word", "db.hospital", 6432, "sweeps", Npgsql.SslMode.Require, 3),
            (builder.Username, builder.Password, builder.Host, builder.Port, builder.Database, builder.SslMode, builder.Timeout));
        Assert.Equal("postgresql://ann:***@db.hospital:6432/sweeps?sslmode=require&Timeout=3", address.Shown);
    }
}
