using MedScan.Datasets;
using MedScan.Tests.Cards;
using MedScan.Tests.Datasets;
using MedScan.Versions;
using MedScan.Versions.Remotes;

namespace MedScan.Tests.Versions;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("/mnt/share", typeof(FolderStorage))]
    [InlineData("./share:odd", typeof(FolderStorage))]
    [InlineData("share", typeof(FolderStorage))]
    [InlineData("C:\\share", typeof(FolderStorage))]
    [InlineData("lab:bucket/folder", typeof(RcloneStorage))]
    [InlineData("rclone:lab:bucket", typeof(RcloneStorage))]
    [InlineData("rclone:/mnt/share", typeof(RcloneStorage))]
    [InlineData(":s3,env_auth:bucket", typeof(RcloneStorage))]
    internal void Open_Address_IsWhatItLooksLike(string remote, Type storage) => Assert.IsType(storage, RemoteAddress.Open(remote));

    [Theory]
    [InlineData("s3://bucket/folder")]
    [InlineData("https://me:secret@example.org/dav")]
    [InlineData("-x:folder")]
    public void Open_NoRemote_SaysWhatIsExpectedWithoutSecrets(string remote)
    {
        RemoteException exception = Assert.Throws<RemoteException>(() => RemoteAddress.Open(remote));
        Assert.Contains("rclone", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab:bucket/a,b", "lab:bucket/a,b")]
    [InlineData(":s3,access_key_id=A,secret_access_key=secret:bucket", ":s3,...:bucket")]
    [InlineData("lab,pass=secret:bucket", "lab,...:bucket")]
    [InlineData(":webdav,url='http://example.org:80',pass=secret:folder", ":webdav,...:folder")]
    public void WithoutSecrets_Options_AreLeftOut(string remote, string shown) => Assert.Equal(shown, RemoteAddress.WithoutSecrets(remote));

    [SkippableFact]
    public async Task Push_ServerRefusesThePassword_ShowsNeitherItNorTheHiddenForm()
    {
        RcloneServer.SkipIfMissing();
        using var folder = new TempFolder();
        using var server = new RcloneServer(folder.At("remote"));
        string wrong = server.Remote.Replace("user=me", "user=you", StringComparison.Ordinal);
        ImageDataset dataset = await ImageDataset.OpenAsync(SampleCard.WriteFolder(folder));
        RemoteException exception = await Assert.ThrowsAsync<RemoteException>(() => SnapshotStore.Open(wrong).PushAsync(dataset));
        Assert.DoesNotContain(RcloneServer.Password, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Obscured, exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("401", exception.Message, StringComparison.Ordinal);
    }
}
