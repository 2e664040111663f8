import encodeQR from 'qr'

const QUIET = 4 // modules of white around it, as ISO/IEC 18004 asks

/** A QR code, drawn here: no other service learns what it says. Black on white in both schemes, for the cameras. */
export function QrCode({ text, label, size = 208 }: { text: string; label: string; size?: number }) {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" rx="1.5" />
      <path d={path} fill="#000" />
    </svg>
  )
}
