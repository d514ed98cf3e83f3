namespace MedScan.Scripting.References;

/// <summary>Where things are kept that can be made again.</summary>
internal static class UserCache
{
    /// <summary>A folder of the user's, which is made when it is not there.</summary>
    /// <param name="name">What is kept in it.</param>
    /// <returns>The full path.</returns>
    public static string Folder(string name)
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
        {
            cache = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
                ? OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : Path.Combine(home, ".cache")
                : Path.GetTempPath();
        }
        string folder = Path.Combine(cache, "medscan-scripting", name);
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "medscan-scripting-" + Environment.UserName, name)).FullName;
        }
    }
}
