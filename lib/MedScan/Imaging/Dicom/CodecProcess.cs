using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace MedScan.Imaging.Dicom;

/// <summary>A running medscan_codec, which decodes one frame after the other; see native/codec/codec.cpp for why it is a process.</summary>
internal sealed class CodecProcess : IDisposable
{
    private const string ProgramName = "medscan_codec";
    private const int MaxMessageLength = 4096;

    // The process gives up by itself after its processor time; this is for one that waits for ever, on a machine that is very busy.
    private const int PatienceMilliseconds = 20_000;
    private const int PatienceFactor = 10;

    private readonly Process process;

    private CodecProcess(Process process) => this.process = process;

    private enum Status : uint
    {
        Ok = 0,
        Corrupt = 2,
        OutOfMemory = 4,
    }

    /// <summary>Whether it can take another frame.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Starts the program, which lies beside this assembly.</summary>
    /// <exception cref="MedScanException">It is missing or cannot be started.</exception>
    public static CodecProcess Start() => Start(NativeFolder.Find(ProgramName));

    /// <summary>Starts a program from a file.</summary>
    /// <exception cref="MedScanException">It is missing or cannot be started.</exception>
    internal static CodecProcess Start(string path)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return new CodecProcess(Process.Start(start)!);
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException)
        {
            throw new MedScanException($"The program {path}, which decodes compressed DICOM files, cannot be started; build the project again. The system says: {error.Message}", error);
        }
    }

    /// <summary>Decodes one frame.</summary>
    /// <param name="request">What to decode, and the limits.</param>
    /// <param name="stream">The compressed frame.</param>
    /// <param name="expected">Bytes of the result.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="ImageReadException">Corrupt or TooLarge.</exception>
    public byte[] Decode(CodecRequest request, ReadOnlySpan<byte> stream, long expected, string name)
    {
        request.Length = (uint)stream.Length;
        byte[] result = new byte[expected];
        using var patience = new Timer(_ => Kill(), null, PatienceMilliseconds + (PatienceFactor * (int)Math.Min(request.ProcessorMilliseconds, 10_000_000)), Timeout.Infinite);
        var reply = default(CodecReply);
        string? message = null;
        try
        {
            Stream input = process.StandardInput.BaseStream;
            input.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<CodecRequest>(in request)));
            input.Write(stream);
            input.Flush();
            Stream output = process.StandardOutput.BaseStream;
            output.ReadExactly(MemoryMarshal.AsBytes(new Span<CodecReply>(ref reply)));
            if (reply.Magic == CodecRequest.ExpectedMagic && reply.Status == (uint)Status.Ok && reply.Length == expected)
            {
                output.ReadExactly(result);
                return result;
            }

            byte[] text = new byte[Math.Min(reply.Length, MaxMessageLength)];
            output.ReadExactly(text);
            message = new string([.. Encoding.ASCII.GetString(text).Where(c => !char.IsControl(c))]);
        }
        catch (IOException)
        {
            // It has ended, which is its way to say that a stream is beyond its decoders.
        }

        Kill();
        RequireLibraries();
        throw reply.Status == (uint)Status.OutOfMemory
            ? new ImageReadException(name, ImageFault.TooLarge, $"no memory for {request.Width} x {request.Height} compressed DICOM pixels")
            : new ImageReadException(name, ImageFault.Corrupt, $"the compressed DICOM pixels are damaged ({message ?? Ending()}); copy or download the file again");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    // The loader's complaint goes to standard error, before the program closes that.
    private void RequireLibraries()
    {
        process.WaitForExit();
        const int notLoaded = 127;
        if (process.ExitCode != notLoaded) return;
        string complaint = process.StandardError.ReadToEnd().Trim();
        throw new MedScanException(complaint.Contains("libgdcm", StringComparison.Ordinal)
            ? "Reading compressed DICOM files needs libraries of the package libgdcm3.0, which is not installed. Run: sudo apt-get install --no-install-recommends libgdcm3.0"
            : $"The program that decodes compressed DICOM files cannot be started; build the project again. The loader says: {complaint}");
    }

    private string Ending() => process.ExitCode switch
    {
        128 + 27 => "the decoder did not finish in time", // SIGPROF
        128 + 9 => "the decoder did not answer", // SIGKILL
        > 128 => $"the decoder crashed with signal {process.ExitCode - 128}",
        _ => "the decoder stopped",
    };

    private void Kill()
    {
        try
        {
            if (!process.HasExited) process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended at this moment, or was disposed of.
        }
    }
}
