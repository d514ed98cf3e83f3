using System.Runtime.InteropServices;

namespace MedScan.Torch.Interop;

/// <summary>One argument or result of a boxed call as the shim sees it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    public NativeTag Tag;

    /// <summary>Of a list or string: its length. Of a tensor result: the mebibytes that live through it alone.</summary>
    public int Length;

    /// <summary>The integer, the bits of the double, or the address.</summary>
    public long Bits;
}
