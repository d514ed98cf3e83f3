using MedScan.Imaging;
using MedScan.Imaging.Dicom;
using MedScan.Imaging.Nifti;

namespace MedScan.Datasets.Indexing;

/// <summary>What an index needs to know of a DICOM or NIfTI file.</summary>
/// <param name="Format">Which of them.</param>
/// <param name="Frames">Frames, or slices the way the volume is cut; 0 for a DICOM file without an image.</param>
/// <param name="Group">The patient; null when the file does not say.</param>
/// <param name="Tags">Identifying attributes that have a value.</param>
internal sealed record ScanFacts(ImageFormat Format, int Frames, string? Group, IReadOnlyList<string> Tags)
{
    /// <summary>Reads a file's header; null for a file of another format. A file whose header is broken is a file of one frame, like a
    /// broken JPEG: what is wrong is told when it is decoded.</summary>
    public static ScanFacts? Read(string path, SliceAxis axis)
    {
        if (FileSignature.FromExtension(path) is ImageFormat.Jpeg or ImageFormat.Png) return null;
        try
        {
            using var file = ImageFile.Open(path);
            ImageFormat format = ImageDecoder.FormatOf(file, path);
            return format switch
            {
                ImageFormat.Dicom => ReadDicom(file, path),
                ImageFormat.Nifti => new ScanFacts(format, NiftiScan.Open(file, path, axis).Header.Frames, null, []),
                _ => null,
            };
        }
        catch (ImageReadException)
        {
            return null;
        }
    }

    private static ScanFacts ReadDicom(ImageFile file, string path)
    {
        DicomFile dicom = DicomParser.Parse(file, path);
        int frames = 0;
        if (dicom.Pixels is not null)
        {
            try
            {
                frames = DicomScan.Open(dicom, path).Header.Frames;
            }
            catch (ImageReadException)
            {
                // The pixels cannot be read, who the patient is can.
                frames = 1;
            }
        }

        return new ScanFacts(ImageFormat.Dicom, frames, dicom.PatientGroup, dicom.IdentifyingTags);
    }
}
