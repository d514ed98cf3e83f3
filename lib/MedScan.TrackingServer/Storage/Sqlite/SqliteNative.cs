using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.Storage;

/// <summary>Loads SQLite: the distribution's library, which it keeps patched, wherever there is one.</summary>
/// <remarks>Compiled into each library that keeps something in SQLite, since none of them stands on another.</remarks>
internal static class SqliteNative
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        }
        catch (InvalidOperationException)
        {
            // Another library of this process was first; there can be one resolver only, and it found what it wanted.
        }
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>Makes <see cref="SqliteConnection"/> usable; cheap after the first call.</summary>
    /// <exception cref="DllNotFoundException">There is no SQLite on this machine.</exception>
    public static void Load()
    {
        try
        {
            _ = Loaded.Value;
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                "SQLite was not found. Expected the system's libsqlite3.so.0; install it with: sudo apt-get install libsqlite3-0", e);
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in (string[])["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"])
        {
            if (NativeLibrary.TryLoad(candidate, out var library))
                return library;
        }

        return IntPtr.Zero;
    }
}
